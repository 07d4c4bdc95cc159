import { render } from "@testing-library/svelte";
import { expect, test, vi } from "vitest";
import { isolate, list, listOr, number, pieces, t } from "./index.ts";
import T from "./T.svelte";

test("a message with its arguments", () => {
  expect(t("time-hours-minutes", { hours: 4, minutes: 20 })).toBe("4 h 20 min");
});

test("an unknown message shows its id", () => {
  const error = vi.spyOn(console, "error").mockImplementation(() => undefined);
  expect(t("no-such-thing")).toBe("no-such-thing");
  expect(error).toHaveBeenCalled();
});

test("lists and numbers read as English", () => {
  expect(list(["Ines", "Jonas", "Maya"])).toBe("Ines, Jonas and Maya");
  expect(listOr(["Ines", "Jonas"])).toBe("Ines or Jonas");
  expect(number(3.44)).toBe("3.4");
});

test("names are cut out, and cannot carry direction marks of their own", () => {
  expect(pieces(`${isolate("Ma\u202eya")} called`)).toEqual([
    { text: "Maya", name: true },
    { text: " called", name: false },
  ]);
});

test("every name in a sentence is a <bdi>", () => {
  const { container } = render(T, {
    id: "time-span",
    names: { from: ["Ines", "נועה"], to: "Maya" },
  });
  expect(container.textContent).toBe("Ines and נועה to Maya");
  expect([...container.querySelectorAll("bdi")].map((it) => it.textContent)).toEqual([
    "Ines",
    "נועה",
    "Maya",
  ]);
});
