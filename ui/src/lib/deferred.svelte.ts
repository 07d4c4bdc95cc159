/**
 * A value that comes one painted frame after the one it follows. What lies below the fold is built from it, so that
 * what is seen first is painted first, however long the page. Make it while a component is set up.
 */
export class Deferred<T> {
  value = $state.raw<T | undefined>(undefined);

  constructor(follow: () => T | undefined) {
    $effect(() => {
      const next = follow();
      return afterPaint(() => (this.value = next));
    });
  }
}

/** Calls back once the present state has been painted. Returns what calls it off. */
function afterPaint(then: () => void): () => void {
  let task: ReturnType<typeof setTimeout> | undefined;
  // a frame's own callback still comes before its paint, a task that it makes comes after
  const frame = requestAnimationFrame(() => (task = setTimeout(then)));
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(task);
  };
}
