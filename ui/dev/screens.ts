// The whole window over the committed fixtures, for looking at it in a browser: `npm run dev`, then
// /dev/screens.html?facts=year&theme=dark&scale=1#/today. Not part of the build; the app itself has a real store.
// ?facts=pause (and others, see scenes.ts) is another moment of Today, ?facts=close asks about closing the window,
// ?facts=trial-no_bus#/settings/reminders (and others) is another answer of the system.
// ?variant=paused (and others, see test/variants.ts) is another state of Connection.
// ?visit=left (and others, see visits.ts) is another state of a visit's page and form.
// ?people=60 fills the rings with that many invented people, ?people=0 leaves nobody on a ring.
import { mount } from "svelte";
import { setLook, type Theme } from "$lib/look.svelte.ts";
import "$lib/styles/index.ts";
import { fixture } from "../test/fixtures.ts";
import { variants, type Variant } from "../test/variants.ts";
import { setBackend, type Backend, type People, type Span } from "$lib/api/backend.ts";
import App from "../src/App.svelte";
import { scene } from "./scenes.ts";
import { other } from "./visits.ts";

const query = new URLSearchParams(location.search);
const backend = crowded(scene(query.get("facts") ?? "year"), query.get("people"));
setBackend(other(varied(backend, query.get("variant")), query.get("visit")));
const look = {
  theme: (query.get("theme") ?? "light") as Theme,
  textScale: Number(query.get("scale") ?? 1),
};
setLook(look);
const target = document.getElementById("app");
if (target) mount(App, { target });
// The fixtures' own look comes with `start`; the address wins.
setTimeout(() => setLook(look), 200);

function varied(backend: Backend, wanted: string | null): Backend {
  const variant = variants[wanted as Variant] as (typeof variants)[Variant] | undefined;
  if (!variant) return backend;
  const connection = async (range: Span) => variant(await backend.connection(range));
  return new Proxy(backend, {
    get: (target, name) => (name === "connection" ? connection : target[name as keyof Backend]),
  });
}

function crowded(backend: Backend, wanted: string | null): Backend {
  if (wanted === null) return backend;
  const people = fixture<People>("people-year");
  const known = people.rings.flat();
  const names = [
    "Ada",
    "Wilhelmina",
    "Mrs Okonkwo next door",
    "Al",
    "Bartholomew",
    "Åsa",
    "Владимир",
    "Café Mill Row",
  ];
  const count = Number(wanted);
  people.rings = [[], [], [], []];
  for (let at = 0; at < Math.max(count, 3); at += 1) {
    const like = known[at % known.length];
    if (!like) continue;
    const name = at < known.length ? like.name : `${names[at % names.length]} ${at}`;
    people.rings[count === 0 || at % 12 === 11 ? 3 : at % 3]?.push({
      ...like,
      id: `${like.id.slice(0, -3)}${String(at).padStart(3, "0")}`,
      name,
      ring: count === 0 || at % 12 === 11 ? null : 1 + (at % 3),
    });
  }
  return new Proxy(backend, {
    get: (target, name) =>
      name === "people" ? () => Promise.resolve(people) : target[name as keyof Backend],
  });
}
