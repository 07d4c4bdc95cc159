import { expect, test } from "vitest";
import { leadText } from "./lead.ts";

test.each([
  ["P7D", "7 days before"],
  ["P1D", "1 day before"],
  ["P2W", "2 weeks before"],
  ["PT2H", "2 hours before"],
  ["PT1H30M", "1 hour and 30 minutes before"],
  ["P1DT12H", "1 day and 12 hours before"],
  ["PT0M", "when it starts"],
  ["P0D", "when it starts"],
  ["P", "P"],
  ["soon", "soon"],
])("%s is %s", (lead, words) => {
  expect(leadText(lead)).toBe(words);
});
