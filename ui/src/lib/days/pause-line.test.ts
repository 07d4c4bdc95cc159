import { expect, test } from "vitest";
import { pauseLine } from "./pause-line.ts";

const words = { today: "Today", from: "Mon 12 Oct", to: "until you end it" };
const asked = {
  today: "2026-10-08",
  from: "2026-10-12",
  to: null,
  visits: ["2026-10-12", "2026-10-15"],
  words,
};

test("an open pause goes to the end of the drawing, with today before it", () => {
  const line = pauseLine(asked, 528, 1);
  // 4 days before today, 4 to the first day, 15 of the pause and the day it is: 24 slots of 22
  expect(line).toMatchObject({ today: 99, from: 176, to: 528, visits: [187, 253] });
  expect(line.labels.map((it) => [it.of, it.row, it.anchor])).toEqual([
    ["from", 0, "middle"],
    ["to", 0, "end"],
    ["today", 0, "middle"],
  ]);
});

test("labels that would touch go to a second row", () => {
  const row = (at: object, width = 528) =>
    Object.fromEntries(pauseLine({ ...asked, ...at }, width, 1).labels.map((it) => [it.of, it.row]));
  expect(row({ from: "2026-10-09" })).toEqual({ from: 0, to: 0, today: 1 });
  expect(row({ from: "2026-10-12", to: "2026-10-13" })).toMatchObject({ from: 0, to: 1 });
  expect(row({ from: "2026-10-12", to: "2026-10-12" })).toEqual({ from: 0, today: 0 });
});

test("a pause of the past has today at the right, and nothing leaves the drawing", () => {
  const line = pauseLine({ ...asked, from: "2026-08-10", to: "2026-08-19", visits: [] }, 528, 1);
  expect(line.today).toBeGreaterThan(line.to);
  for (const label of line.labels) expect(label.x).toBeLessThanOrEqual(528);
  expect(line.from).toBeGreaterThan(0);
});
