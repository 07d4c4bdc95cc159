import type { Live } from "$lib/api/live.svelte.ts";
import { backend, type ReminderChoices, type RemindersPage, type Saved } from "$lib/api/backend.ts";
import { t } from "$lib/i18n/index.ts";
import { save } from "$lib/save.ts";

/** What the person chose about reminders, and over it what was chosen a moment ago and is still being kept. */
export class Chosen {
  #live: Live<RemindersPage>;
  #part = $state.raw<Partial<ReminderChoices>>({});
  #writing = 0;

  constructor(live: Live<RemindersPage>) {
    this.#live = live;
  }

  get page(): RemindersPage | undefined {
    return this.#live.value;
  }
  get choices(): ReminderChoices | undefined {
    return this.page && { ...this.page.choices, ...this.#part };
  }

  reload(): Promise<void> {
    return this.#live.reload();
  }

  async change(part: Partial<ReminderChoices>, what: string, value: string): Promise<void> {
    this.#part = { ...this.#part, ...part };
    const { choices } = this;
    if (choices) await this.#write(backend.remindersSave(choices), t("settings-kept", { what, value }));
  }

  /** Whether visits are reminded of. */
  remind(visits: boolean): void {
    void this.change({ visits }, t("remind-visits"), t(visits ? "settings-on" : "settings-off"));
  }

  async pause(paused: boolean): Promise<void> {
    const said = t(paused ? "remind-said-paused" : "remind-said-go-on");
    await this.#write(backend.remindersPause(paused), said);
  }

  async #write(write: Promise<Saved>, said: string): Promise<void> {
    this.#writing += 1;
    if (await save(write, said)) await this.reload();
    this.#writing -= 1;
    if (this.#writing === 0) this.#part = {};
  }
}
