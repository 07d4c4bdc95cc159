import { tick } from "svelte";
import { afterEach, beforeEach, expect, test } from "vitest";
import { href, parse, router } from "./router.svelte.ts";

let stop: () => void;
beforeEach(() => {
  history.replaceState(null, "", "#/today");
  stop = router.start();
});
afterEach(() => stop());

const arrived = () => new Promise((resolve) => addEventListener("hashchange", resolve, { once: true }));

test("an address names a place and what is in it", () => {
  expect(parse("#/people/a%20b")).toEqual({ place: "people", id: "a b" });
  expect(parse("#/care")).toEqual({ place: "care", id: null });
  expect(parse("#/people/%E0%A4%A")).toEqual({ place: "people", id: null });
  expect(parse("#/nowhere/1")).toEqual({ place: "today", id: null });
  expect(parse(href("people", "a/b"))).toEqual({ place: "people", id: "a/b" });
});

test("going somewhere, and back", async () => {
  const before = router.arrivals;
  router.go("people", "7");
  await arrived();
  expect(router.route).toEqual({ place: "people", id: "7" });
  history.back();
  await arrived();
  await tick();
  expect(router.route.place).toBe("today");
  expect(router.arrivals).toBe(before + 2);
});
