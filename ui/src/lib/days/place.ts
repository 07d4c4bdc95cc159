import { tick } from "svelte";
import type { Attachment } from "svelte/attachments";

const first = (element: ParentNode, what: string) => element.querySelector<HTMLElement>(what);

/**
 * For something that goes away once it is answered: if it had focus then, focus stays near, at what stands beside it,
 * the sheet's foot or the page's title, so that the next press of Tab does not begin at the top of the window.
 */
export const keepPlace: Attachment<HTMLElement> = (element) => {
  let inside = false;
  const on = () => (inside = true);
  const off = (event: FocusEvent) => {
    // without a relatedTarget it is the element itself that goes away, or the whole window that loses focus
    if (event.relatedTarget instanceof Node && !element.contains(event.relatedTarget)) inside = false;
  };
  const dialog = element.closest("dialog");
  // a list may go with its last row: then what the list stood in
  const around = [element.parentElement, element.parentElement?.parentElement];
  element.addEventListener("focusin", on);
  element.addEventListener("focusout", off);
  return () => {
    element.removeEventListener("focusin", on);
    element.removeEventListener("focusout", off);
    if (!inside) return;
    void tick().then(() => {
      const now = document.activeElement;
      if (now && now !== document.body && now !== dialog) return;
      const beside = around.find((it) => it?.isConnected);
      const next =
        (beside && first(beside, "button, a[href]")) ??
        (dialog ? first(dialog, ".sheet-foot button") : first(document, "h1"));
      next?.focus({ preventScroll: true });
    });
  };
};
