import type { Live } from "$lib/api/live.svelte.ts";
import { backend, type Look, type Settings, type SettingsPage } from "$lib/api/backend.ts";
import { t } from "$lib/i18n/index.ts";
import { setLook, type Theme } from "$lib/look.svelte.ts";
import { save } from "$lib/save.ts";

/** What the screen shows: what is kept, and over it what was chosen a moment ago and is still being kept. */
export class Kept {
  #live: Live<SettingsPage>;
  #settings = $state.raw<Partial<Settings>>({});
  #look = $state.raw<Partial<Look>>({});
  #rhythm = $state.raw<number | null | undefined>(undefined);
  #writing = 0;

  constructor(live: Live<SettingsPage>) {
    this.#live = live;
  }

  get page(): SettingsPage | undefined {
    return this.#live.value;
  }
  get settings(): Settings | undefined {
    return this.page && { ...this.page.settings, ...this.#settings };
  }
  get look(): Look | undefined {
    return this.page && { ...this.page.look, ...this.#look };
  }
  get rhythm(): number | null {
    return this.#rhythm === undefined ? (this.page?.rhythm ?? null) : this.#rhythm;
  }

  /** Reads everything again. */
  reload(): Promise<void> {
    return this.#live.reload();
  }

  async change(part: Partial<Settings>, what: string, value: string): Promise<void> {
    this.#settings = { ...this.#settings, ...part };
    const settings = this.settings;
    if (settings) await this.#write(() => save(backend.settingsSave(settings), said(what, value)));
  }

  async changeRhythm(days: number | null, what: string, value: string): Promise<void> {
    this.#rhythm = days;
    await this.#write(() => save(backend.rhythmSave(days), said(what, value)));
  }

  async changeLook(part: Partial<Look>, what: string, value: string): Promise<void> {
    this.#look = { ...this.#look, ...part };
    const look = this.look;
    if (!look) return;
    show(look);
    await this.#write(async () => {
      const ok = await save(backend.lookSave(look), said(what, value));
      if (!ok && this.page) show(this.page.look);
      return ok;
    });
  }

  async #write(write: () => Promise<boolean>): Promise<void> {
    this.#writing += 1;
    const ok = await write();
    if (ok) await this.#live.reload();
    this.#writing -= 1;
    if (this.#writing > 0) return;
    this.#settings = {};
    this.#look = {};
    this.#rhythm = undefined;
  }
}

const said = (what: string, value: string) => t("settings-kept", { what, value });

function show(look: Look): void {
  setLook({ theme: look.theme as Theme, textScale: look.text_scale ?? 1, lessMotion: look.less_motion });
}
