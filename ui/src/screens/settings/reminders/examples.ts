// What a reminder says at each level, in the messages the system's notifications are worded with, over an invented visit.
import type { Privacy } from "$lib/api/backend.ts";
import { t } from "$lib/i18n/index.ts";

export const levels = ["time", "kind", "all"] as const satisfies readonly Privacy[];

export interface Example {
  /** first and second line */
  summary: string;
  body: string;
  /** what stands on its buttons */
  actions: string[];
}

export const moments = ["day", "several", "off", "people"] as const;
export type Moment = "hours" | (typeof moments)[number];

const TIME = "15:00";

/** "Something", the kind, or the name of the care line. */
function what(level: Privacy): string {
  if (level === "time") return t("out-something");
  return level === "kind" ? t("out-kind", { kind: "therapy" }) : t("says-invented-line");
}

const day = (weekday: number, date: number) =>
  t("out-day", {
    weekday: t("out-weekday", { day: weekday }),
    date,
    month: t("out-month", { month: 10 }),
  });

/** With whom and where, who is there before and after. */
const details = () =>
  [
    `${t("out-with", { name: t("says-invented-who") })}, ${t("says-invented-place")}`,
    t("out-before", { name: t("says-invented-before"), note: t("says-invented-note") }),
    t("out-after-plain", { name: t("says-invented-after") }),
  ].join(". ");

export function example(level: Privacy, moment: Moment): Example {
  const open = t("out-action-open");
  const tomorrow = t("out-tomorrow", { what: what(level), time: TIME });
  const more = (first: string, count: number) => t("out-more", { first, count });
  switch (moment) {
    case "hours":
      return {
        summary: t("out-today", { what: what(level), time: TIME }),
        body: level === "all" ? details() : t("out-in", { hours: 2, minutes: 0 }),
        actions: [open, t("out-snooze-15_minutes"), t("out-snooze-at_start")],
      };
    case "day":
      return {
        summary: tomorrow,
        body: [day(4, 8), ...(level === "all" ? [details()] : [])].join(". "),
        actions: [open, t("out-snooze-15_minutes"), t("out-snooze-at_start")],
      };
    case "several":
      return {
        summary: t("out-several", { privacy: level, count: 4, when: t("out-when", { when: "tomorrow" }) }),
        body: level === "time" ? t("out-open") : more(tomorrow, 3),
        actions: [open],
      };
    case "off":
      return {
        summary: t("out-missed", { count: 2 }),
        body:
          level === "time"
            ? ""
            : level === "kind"
              ? t("out-visits", { count: 2 })
              : more(t("out-today", { what: what(level), time: TIME }), 1),
        actions: [open],
      };
    case "people":
      return {
        summary: t("out-people", { privacy: level }),
        body: level === "all" ? t("out-rhythm", { name: t("says-invented-friend"), days: 30 }) : "",
        actions: [open, t("out-not-this-week")],
      };
  }
}
