// What is being noted: a contact on its way.
import type { Contact, ContactChannel, Day, Id, Mark, NearVisit, QuickLog, Who } from "$lib/api/backend.ts";
import { addDays, dayShort, relative, time } from "$lib/i18n/dates.ts";

export type When = "today" | "yesterday" | "other";

/** How many visits are offered for practical help. */
const VISITS = 4;

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text);
const isTime = (text: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

/** What was chosen and typed, as it is kept until it is saved. */
export type Written = Pick<
  Draft,
  | ("step" | "people" | "newNames" | "typed" | "channel" | "when" | "otherDay" | "time" | "marks")
  | ("direction" | "after" | "minutes" | "note" | "real" | "forVisit" | "tried")
>;

export class Draft {
  step = $state<1 | 2>(1);
  /** the second step came first, so it also asks how */
  straight = $state(false);
  people = $state<Id[]>([]);
  newNames = $state<string[]>([]);
  typed = $state("");
  channel = $state<ContactChannel>("in_person");
  when = $state<When>("today");
  otherDay = $state("");
  time = $state("");
  marks = $state<Mark[]>([]);
  direction = $state<Contact["direction"]>("received");
  after = $state<Contact["after"]>(null);
  minutes = $state("");
  note = $state("");
  real = $state<Contact["real"]>(null);
  /** the visit this help was for */
  forVisit = $state<Id | null>(null);
  /** reached out, no answer */
  tried = $state(false);
  /** the people there are, and what a new contact begins as */
  facts: QuickLog;
  /** the contact that is changed */
  readonly edits: Contact | null;

  constructor(facts: QuickLog, edits: Contact | null = null, named: Who[] = []) {
    this.edits = edits;
    const missing = named.filter((who) => !facts.people.some((it) => it.id === who.id));
    this.facts = $state({ ...facts, people: [...facts.people, ...missing] });
    const from = edits ?? facts.blank;
    this.people = [...from.people];
    this.channel = from.channel;
    this.marks = [...from.marks];
    this.direction = from.direction;
    this.after = from.after;
    this.minutes = from.minutes === null ? "" : String(from.minutes);
    this.note = from.note;
    this.real = from.real;
    this.forVisit = from.for_visit;
    this.tried = !from.answered;
    if (edits) {
      const day = edits.start.slice(0, 10);
      this.time = time(edits.start);
      this.when = day === facts.today ? "today" : day === addDays(facts.today, -1) ? "yesterday" : "other";
      this.otherDay = day;
    }
  }

  get written(): Written {
    const { step, people, newNames, typed, channel, when, time, marks } = this;
    const { direction, after, minutes, note, real, forVisit, tried } = this;
    const chosen = { step, people, newNames, typed, channel, when, otherDay: this.day, time, marks };
    return { ...chosen, direction, after, minutes, note, real, forVisit, tried };
  }

  /** Goes on where it was left. "Today" is the day it was begun, also when it is a later one by now. */
  take(written: Written): void {
    Object.assign(this, written);
    const { today, people } = this.facts;
    this.people = this.people.filter((id) => people.some((it) => it.id === id));
    if (this.when === "other") return;
    const day = this.otherDay;
    this.when = day === today ? "today" : day === addDays(today, -1) ? "yesterday" : "other";
  }

  /** Whether something would be lost by forgetting it. */
  get touched(): boolean {
    return (
      this.people.length + this.newNames.length + this.marks.length > 0 ||
      (this.typed + this.note + this.minutes).trim() !== ""
    );
  }

  get day(): Day {
    if (this.when === "today") return this.facts.today;
    if (this.when === "yesterday") return addDays(this.facts.today, -1);
    return this.otherDay;
  }

  get whenText(): string {
    if (this.when !== "other") return relative(this.day, this.facts.today);
    return isDay(this.otherDay) ? dayShort(this.otherDay) : "";
  }

  get names(): string[] {
    const known = this.facts.people.filter((who) => this.people.includes(who.id)).map((who) => who.name);
    return [...known, ...this.newNames];
  }

  /** The people to choose from: those the typed letters fit, and whoever is chosen. */
  get shown(): Who[] {
    const letters = this.typed.trim().toLowerCase();
    const fit = this.facts.people.filter((who) => who.name.toLowerCase().includes(letters)).slice(0, 9);
    const chosen = this.facts.people.filter((who) => this.people.includes(who.id) && !fit.includes(who));
    return [...fit, ...chosen];
  }

  choose(id: Id): void {
    if (!this.people.includes(id)) this.people = [...this.people, id];
  }

  /** Takes what was typed as a name: somebody known, the only one it begins, or somebody new. */
  addTyped(asNew = false): void {
    const name = this.typed.trim();
    if (name === "") return;
    const low = name.toLowerCase();
    const exact = this.facts.people.find((who) => who.name.toLowerCase() === low);
    const begun = this.facts.people.filter((who) => who.name.toLowerCase().startsWith(low));
    const known = exact ?? (!asNew && begun.length === 1 ? begun[0] : undefined);
    if (known) this.choose(known.id);
    else if (!this.newNames.some((it) => it.toLowerCase() === low)) this.newNames = [...this.newNames, name];
    this.typed = "";
  }

  /** Visits to choose from, the nearest first; the chosen one is always among them. */
  get visits(): NearVisit[] {
    const near = this.facts.visits.slice(0, VISITS);
    const chosen = this.facts.visits.find((it) => it.id === this.forVisit);
    return chosen && !near.includes(chosen) ? [...near, chosen] : near;
  }

  /** Help can have been for a visit; one that is set stays in sight. */
  get asksVisit(): boolean {
    return this.forVisit !== null || (this.marks.includes("practical") && this.visits.length > 0);
  }

  toggle(mark: Mark): void {
    this.marks = this.marks.includes(mark) ? this.marks.filter((it) => it !== mark) : [...this.marks, mark];
  }

  get badDay(): boolean {
    return this.when === "other" && !isDay(this.otherDay);
  }
  get badTime(): boolean {
    return this.time.trim() !== "" && !isTime(this.time.trim());
  }
  get badMinutes(): boolean {
    return !/^\d{0,4}$/.test(this.minutes.trim());
  }

  get start(): string {
    const given = this.time.trim();
    if (this.edits && this.day === this.edits.start.slice(0, 10) && given === time(this.edits.start))
      return this.edits.start;
    if (given !== "") return `${this.day}T${given}:00`;
    return this.when === "today" ? this.facts.blank.start : `${this.day}T12:00:00`;
  }

  /** The contact as it would be kept. */
  contact(answered: boolean): Contact {
    const minutes = this.minutes.trim();
    return {
      ...(this.edits ?? this.facts.blank),
      start: this.start,
      minutes: minutes === "" ? null : Number(minutes),
      channel: this.channel,
      people: [...this.people],
      marks: answered ? [...this.marks] : [],
      direction: this.direction,
      real: answered ? this.real : null,
      for_visit: this.forVisit,
      after: answered ? this.after : null,
      answered,
      note: this.note.trim(),
    };
  }
}
