import { tick } from "svelte";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
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

test("back at a place, the page is where it was as soon as it is long enough, unless one has moved", async () => {
  let grow: (() => void) | undefined;
  vi.stubGlobal(
    "ResizeObserver",
    class {
      constructor(then: () => void) {
        grow = then;
      }
      observe() {}
      disconnect() {
        grow = undefined;
      }
    },
  );
  let length = 900;
  vi.stubGlobal("scrollY", 640);
  vi.spyOn(window, "scrollTo").mockImplementation((to) => {
    vi.stubGlobal("scrollY", Math.min(length, (to as ScrollToOptions).top ?? 0));
  });
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const there = async () => {
    router.go("care");
    await arrived();
    await frame();
    expect(scrollY).toBe(0);
    length = 100;
    history.back();
    await arrived();
    await frame();
    expect(scrollY).toBe(100);
  };
  await there();
  length = 900;
  grow?.();
  expect(scrollY).toBe(640);
  expect(grow).toBeUndefined();

  await there();
  dispatchEvent(new Event("wheel"));
  expect(grow).toBeUndefined();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test("another address for what is shown is no arrival, and no step to go back to", () => {
  const [arrivals, steps] = [router.arrivals, history.length];
  router.replace("care", "a/b");
  expect(router.route).toEqual({ place: "care", id: "a/b" });
  expect(location.hash).toBe(href("care", "a/b"));
  router.replace("care");
  expect(router.route).toEqual({ place: "care", id: null });
  expect([router.arrivals, history.length]).toEqual([arrivals, steps]);
});
