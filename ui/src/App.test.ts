import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { setBackend } from "$lib/api/backend.ts";
import { fixtures } from "../test/fixtures.ts";
import App from "./App.svelte";

test("going from place to place with the keyboard", async () => {
  const user = userEvent.setup();
  const focused = (name: string) =>
    waitFor(() => expect(document.activeElement).toBe(screen.getByRole("heading", { level: 1, name })));
  setBackend(fixtures("year"));
  history.replaceState(null, "", "#/today");
  render(App);
  expect(document.activeElement).toBe(document.body);
  await user.keyboard("{Alt>}3{/Alt}");
  await focused("People");
  await user.keyboard("{Control>}n{/Control}");
  expect(screen.getByRole("dialog", { name: "Note a contact" })).toBeTruthy();
  await user.keyboard("{F1}");
  await focused("Help now");
  expect(screen.queryByRole("dialog")).toBeNull();
  history.back();
  await focused("People");
  // and the sheet opens again after all that
  await user.keyboard("{Control>}n{/Control}");
  expect(screen.getByRole("dialog", { name: "Note a contact" })).toBeTruthy();
});
