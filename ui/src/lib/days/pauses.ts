// What is done with a pause, from wherever it is shown.
import { backend, type Day, type Pause } from "../api/backend.ts";
import { addDays, dayLong } from "../i18n/dates.ts";
import { t } from "../i18n/index.ts";
import { save } from "../save.ts";

export const reasons = ["away", "hospital", "hard", "own"] as const;
export type Reason = (typeof reasons)[number];

/** Which of the offered reasons a pause has; other words are its own. */
export function reasonOf(pause: Pause | null): Reason | null {
  const words = pause?.reason.trim().toLowerCase() ?? "";
  if (words === "") return null;
  return reasons.find((it) => it !== "own" && t(`pause-reason-${it}`).toLowerCase() === words) ?? "own";
}

/** Whether `day` lies in the pause; both ends belong to it. */
export const holds = (pause: Pause, day: Day) => pause.from <= day && (pause.to === null || pause.to >= day);

export const deletePause = (pause: Pause) => save(backend.pauseDelete(pause), t("pause-said-deleted"));

/**
 * Ends a pause so that today counts again. Both ends belong to a pause, so its last day is yesterday; one that began
 * today has no day left and is deleted.
 */
export function endPause(pause: Pause, today: Day): Promise<boolean> {
  if (pause.from >= today) return deletePause(pause);
  const to = addDays(today, -1);
  return save(backend.pauseSave(pause, { ...pause, to }), t("pause-said-ended", { day: dayLong(to) }));
}
