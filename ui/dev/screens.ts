// The whole window over the committed fixtures, for looking at it in a browser: `npm run dev`, then
// /dev/screens.html?facts=year&theme=dark&scale=1#/today. Not part of the build; the app itself has a real store.
import { mount } from "svelte";
import { setLook, type Theme } from "$lib/look.svelte.ts";
import "$lib/styles/index.ts";
import { scene } from "./scenes.ts";
import { setBackend } from "$lib/api/backend.ts";
import App from "../src/App.svelte";

const query = new URLSearchParams(location.search);
setBackend(scene(query.get("facts") ?? "year"));
const look = {
  theme: (query.get("theme") ?? "light") as Theme,
  textScale: Number(query.get("scale") ?? 1),
};
setLook(look);
const target = document.getElementById("app");
if (target) mount(App, { target });
// The fixtures' own look comes with `start`; the address wins.
setTimeout(() => setLook(look), 200);
