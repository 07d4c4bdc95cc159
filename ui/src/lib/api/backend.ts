// What the window can ask for. Everything under ui/ uses `backend`; nothing else imports from @tauri-apps.
import { tauri } from "./tauri.ts";

export type * from "./bindings.ts";
export type Backend = typeof tauri;

let current: Backend = tauri;

/** One object whose methods always reach the backend that is set now. */
export const backend: Backend = new Proxy({} as Backend, {
  get: (_target, name) => {
    if (!(name in current)) throw new Error(`the backend has no "${String(name)}"`);
    return current[name as keyof Backend];
  },
});

/** For tests: the named methods are replaced, every other one throws. Without argument, the real one again. */
export function setBackend(methods?: Partial<Backend>): void {
  current = methods ? (methods as Backend) : tauri;
}
