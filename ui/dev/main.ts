// A page with one of each part, for looking at them: `npm run dev`, then /dev/. Not part of the build.
// ?theme=dark, ?scale=1.5 and ?open=sheet|confirm|menu set a state.
import { mount } from "svelte";
import { setLook, type Theme } from "$lib/look.svelte.ts";
import "$lib/styles/index.ts";
import Gallery from "./Gallery.svelte";

const query = new URLSearchParams(location.search);
setLook({
  theme: (query.get("theme") ?? "system") as Theme,
  textScale: Number(query.get("scale") ?? 1),
});
const target = document.getElementById("app");
if (target) mount(Gallery, { target, props: { open: query.get("open") } });
