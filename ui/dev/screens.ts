// The whole window over the committed fixtures, for looking at it in a browser: `npm run dev`, then
// /dev/screens.html?facts=year&theme=dark&scale=1#/today. Not part of the build; the app itself has a real store.
import { mount } from "svelte";
import { setLook, type Theme } from "$lib/look.svelte.ts";
import "$lib/styles/index.ts";
import { fixtures } from "../test/fixtures.ts";
import { variants, type Variant } from "../test/variants.ts";
import { setBackend, type Span } from "$lib/api/backend.ts";
import App from "../src/App.svelte";

const query = new URLSearchParams(location.search);
const backend = fixtures(query.get("facts") === "empty" ? "empty" : "year");
const variant = variants[query.get("variant") as Variant] as (typeof variants)[Variant] | undefined;
const connection = backend.connection;
if (variant) Object.assign(backend, { connection: async (range: Span) => variant(await connection(range)) });
setBackend(backend);
const look = {
  theme: (query.get("theme") ?? "light") as Theme,
  textScale: Number(query.get("scale") ?? 1),
};
setLook(look);
const target = document.getElementById("app");
if (target) mount(App, { target });
// The fixtures' own look comes with `start`; the address wins.
setTimeout(() => setLook(look), 200);
