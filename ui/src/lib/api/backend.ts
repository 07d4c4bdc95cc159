// What the window can ask for. Everything under ui/ uses `backend`; nothing else imports from @tauri-apps.
import { isAppError } from "./error.ts";
import { tauri } from "./tauri.ts";

export type * from "./bindings.ts";
export type Backend = typeof tauri;

let current: Backend = tauri;
let refused: (code: string) => void = () => {};

/** Calls `then` with the code of each refusal: some of them are about more than what was asked for. */
export function onRefused(then: (code: string) => void): void {
  refused = then;
}

type Method = (...given: unknown[]) => unknown;

/** One object whose methods always reach the backend that is set now. */
export const backend: Backend = new Proxy({} as Backend, {
  get: (_target, name) => {
    if (!(name in current)) throw new Error(`the backend has no "${String(name)}"`);
    const method = current[name as keyof Backend] as unknown as Method;
    if (name === "start") return method;
    return (...given: unknown[]) => {
      const answer = method(...given);
      if (answer instanceof Promise)
        answer.catch((error: unknown) => {
          if (isAppError(error)) refused(error.code);
        });
      return answer;
    };
  },
});

/** For tests: the named methods are replaced, every other one throws. Without argument, the real one again. */
export function setBackend(methods?: Partial<Backend>): void {
  current = methods ? (methods as Backend) : tauri;
}
