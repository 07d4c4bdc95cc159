// A hash router: the address is `#/place/id`, so back and forward work and a place can be linked to.

/** In the order of the sidebar; Alt+1 to Alt+7 open them in this order. */
export const places = ["today", "connection", "people", "care", "check-in", "settings", "help-now"] as const;
export type Place = (typeof places)[number];

export interface Route {
  place: Place;
  /** A person's or a visit's id, or a section's name. */
  id: string | null;
}

/** The place an address names; today for anything unknown. */
export function parse(hash: string): Route {
  const [name = "", id = ""] = hash.replace(/^#?\/?/, "").split("/");
  const place = places.find((it) => it === name);
  if (!place) return { place: "today", id: null };
  try {
    return { place, id: id === "" ? null : decodeURIComponent(id) };
  } catch {
    return { place, id: null };
  }
}

/** The address of a place, for links. */
export function href(place: Place, id?: string | null): string {
  return id ? `#/${place}/${encodeURIComponent(id)}` : `#/${place}`;
}

class Router {
  #route = $state<Route>({ place: "today", id: null });
  /** Counts arrivals. A page takes focus to its heading when this changes; not at the first one. */
  #arrivals = $state(0);
  #entry = 0;
  #scroll = new Map<number, number>();
  #stop = () => {};

  get route(): Route {
    return this.#route;
  }
  get arrivals(): number {
    return this.#arrivals;
  }

  /** Starts to follow the address. Returns what stops it. */
  start(): () => void {
    this.#route = parse(location.hash);
    history.replaceState({ entry: this.#entry }, "", href(this.#route.place, this.#route.id));
    history.scrollRestoration = "manual";
    const follow = () => this.#follow();
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }

  go(place: Place, id?: string | null): void {
    location.hash = href(place, id);
  }

  /** Goes to an address from outside the page. At a place where one is already, it is arrived at anew: a sheet closes. */
  arrive(address: string): void {
    const { place, id } = parse(address);
    if (place === this.#route.place && id === this.#route.id) this.#arrivals += 1;
    else this.go(place, id);
  }

  /** Another address for what is shown; not an arrival, and no step of its own to go back to. */
  replace(place: Place, id: string | null = null): void {
    this.#route = { place, id };
    history.replaceState(history.state, "", href(place, id));
  }

  #follow(): void {
    this.#scroll.set(this.#entry, scrollY);
    const known = (history.state as { entry?: number } | null)?.entry;
    if (known === undefined) {
      // A new entry: pages start at their top.
      this.#entry = Math.max(this.#entry, ...this.#scroll.keys()) + 1;
      history.replaceState({ entry: this.#entry }, "");
    } else {
      this.#entry = known;
    }
    this.#route = parse(location.hash);
    this.#arrivals += 1;
    const top = known === undefined ? 0 : (this.#scroll.get(known) ?? 0);
    this.#stop();
    this.#stop = scrollBack(top);
  }
}

/** How long a page may take to be as long again as it was, in ms. */
const PATIENCE = 2000;

/** Scrolls to where the person was, once the page is long enough again; whoever moves meanwhile is left alone. */
function scrollBack(top: number): () => void {
  const scroll = () => {
    scrollTo({ top, behavior: "instant" });
    if (scrollY >= top - 1) stop();
  };
  const grown = new ResizeObserver(scroll);
  const moves = ["wheel", "pointerdown", "keydown"];
  const given = setTimeout(stop, PATIENCE);
  const frame = requestAnimationFrame(() => {
    grown.observe(document.body);
    scroll();
  });
  function stop() {
    cancelAnimationFrame(frame);
    clearTimeout(given);
    grown.disconnect();
    for (const move of moves) removeEventListener(move, stop);
  }
  for (const move of moves) addEventListener(move, stop, { passive: true });
  return stop;
}

export const router = new Router();
