/**
 * Lets one question through at a time; of those that come meanwhile only the last is asked, when the one before it is
 * answered. The others are never answered: who asked again has no use for them. So a key that is held does not leave
 * hundreds of questions behind.
 */
export function lastOnly<A extends unknown[], T>(
  ask: (...args: A) => Promise<T>,
): (...args: A) => Promise<T> {
  let busy = false;
  let waiting: (() => void) | null = null;
  return (...args) =>
    new Promise<T>((resolve, reject) => {
      const go = () => {
        busy = true;
        ask(...args)
          .then(resolve, reject)
          .finally(() => {
            busy = false;
            const next = waiting;
            waiting = null;
            next?.();
          });
      };
      if (busy) waiting = go;
      else go();
    });
}
