import { backend, type Id, type PersonRow } from "$lib/api/backend.ts";
import { isolate, t } from "$lib/i18n/index.ts";
import { save } from "$lib/save.ts";
import { rings as ringNames } from "../words.ts";
import { halfOf, ringOf, type Place } from "./node.ts";

interface Move {
  id: Id;
  name: string;
  from: Place;
  ring: Place;
  angle: number | null;
}

/** How long key presses in a row are taken as one move, in ms. */
const PAUSE = 700;

/**
 * Somebody being moved on the rings: shown at once, written when the pointer lets go or the keys rest, as one step that
 * can be taken back.
 */
export class Moves {
  #now = $state.raw<Move | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #writing = false;

  /** The rows as they stand with the move. */
  shown(rows: PersonRow[]): PersonRow[] {
    const move = this.#now;
    if (!move) return rows;
    return rows.map((row) => (row.id === move.id ? { ...row, ring: move.ring, angle: move.angle } : row));
  }

  /** Puts somebody elsewhere; with `more` keys may follow before it is written. */
  put(row: PersonRow, ring: Place, angle: number | null, more = false): void {
    if (this.#now && this.#now.id !== row.id) void this.write();
    const from = this.#now?.id === row.id ? this.#now.from : ringOf(row);
    this.#now = { id: row.id, name: row.name, from, ring, angle };
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (more) this.#timer = setTimeout(() => void this.write(), PAUSE);
    else void this.write(true);
  }

  /** Writes what the keys moved; nothing if nothing waits. */
  async write(now = false): Promise<void> {
    const move = this.#now;
    if (!move || (!now && this.#timer === undefined)) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#writing = true;
    const said =
      move.ring === move.from
        ? "people-said-moved"
        : `people-said-ring-${ringNames[(move.ring ?? 4) - 1] ?? "none"}`;
    const kept = await save(
      backend.personPlace(move.id, move.ring, move.angle),
      t(said, { name: isolate(move.name) }),
    );
    this.#writing = false;
    if (!kept && this.#now === move) this.#now = null;
  }

  /** The list was read again: what is kept counts, unless something is still on its way there. */
  settled(): void {
    if (this.#timer === undefined && !this.#writing) this.#now = null;
  }
}

/** The rings somebody can stand on; care always has one. */
export const places = (row: PersonRow): Place[] => (halfOf(row) === "care" ? [1, 2, 3] : [1, 2, 3, null]);
