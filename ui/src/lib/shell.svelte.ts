// What the shell asks of the page: to ask a question before the window goes, and to go to a place.
import { tick } from "svelte";
import { backend } from "./api/backend.ts";
import { quickLog } from "./quicklog.svelte.ts";
import { router, type Route } from "./router.svelte.ts";

let asked = $state(false);

/** "Keep running for reminders?": asked for at the first close; ClosingQuestion.svelte, once in App, listens. */
export const closing = {
  get asked(): boolean {
    return asked;
  },
  ask(): void {
    asked = true;
  },
  leave(): void {
    asked = false;
  },
};

/** Listens until the returned function is called. */
export function listenShell(): () => void {
  const listening = [
    backend.onCloseAsked(() => closing.ask()),
    backend.onGoTo((place) => router.arrive(place)),
  ];
  return () => {
    for (const it of listening) it.then((stop) => stop(), console.error);
  };
}

/** `today/note` is no place but something to do there: the window may be made with it as its address. */
export async function noteIfAsked({ place, id }: Route): Promise<void> {
  if (place !== "today" || id !== "note") return;
  router.replace("today");
  // Going somewhere closes what is open, and that comes first.
  await tick();
  quickLog.open();
}
