// A pause on its way: what the form holds, and what is not right about it yet.
import type { Day, Pause, PausePage } from "../api/backend.ts";
import { dayLong } from "../i18n/dates.ts";
import { t } from "../i18n/index.ts";
import { reasonOf, type Reason } from "./pauses.ts";
import { isDay } from "./words.ts";

/** What was chosen and typed, as it is kept until it is saved. */
export type PauseWritten = Pick<PauseForm, "from" | "end" | "to" | "reason" | "own">;

export class PauseForm {
  from = $state("");
  end = $state<"date" | "open">("open");
  to = $state("");
  reason = $state<Reason | null>(null);
  own = $state("");
  /** whether it was tried to save: only then an empty field is pointed out */
  tried = $state(false);
  /** the pause that is changed */
  readonly old: Pause | null;
  readonly today: Day;
  readonly #taken: Day[];

  constructor(page: PausePage, old: Pause | null) {
    this.old = old;
    this.today = page.today;
    this.#taken = [...page.current, ...page.past].map((it) => it.from).filter((day) => day !== old?.from);
    this.from = old?.from ?? page.today;
    this.end = old?.to ? "date" : "open";
    this.to = old?.to ?? "";
    this.reason = reasonOf(old);
    this.own = this.reason === "own" ? (old?.reason ?? "") : "";
  }

  get written(): PauseWritten {
    const { from, end, to, reason, own } = this;
    return { from, end, to, reason, own };
  }

  take(written: PauseWritten): void {
    Object.assign(this, written);
  }

  get fromError(): string | null {
    if (!isDay(this.from)) return this.tried || this.from !== "" ? t("pause-from-wrong") : null;
    return this.#taken.includes(this.from) ? t("pause-from-taken") : null;
  }

  get toError(): string | null {
    if (this.end === "open") return null;
    if (!isDay(this.to)) return this.tried ? t("pause-to-wrong") : null;
    return isDay(this.from) && this.to < this.from ? t("pause-to-early", { day: dayLong(this.from) }) : null;
  }

  /** The pause as it would be kept; null while something is not right. */
  get pause(): Pause | null {
    const to = this.end === "open" ? null : this.to;
    if (!isDay(this.from) || (to !== null && !isDay(to)) || this.fromError || this.toError) return null;
    const reason =
      this.reason === "own" ? this.own.trim() : this.reason ? t(`pause-reason-${this.reason}`) : "";
    return { from: this.from, to, reason };
  }
}
