import { tick } from "svelte";
import type { Attachment } from "svelte/attachments";

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
  const around = element.parentElement;
  element.addEventListener("focusin", on);
  element.addEventListener("focusout", off);
  return () => {
    element.removeEventListener("focusin", on);
    element.removeEventListener("focusout", off);
    if (!inside) return;
    void tick().then(() => {
      const now = document.activeElement;
      if (now && now !== document.body && now !== dialog) return;
      const beside = around?.isConnected ? around.querySelector<HTMLElement>("button, a[href]") : null;
      const foot = dialog ? dialog.querySelector<HTMLElement>(".sheet-foot button") : null;
      (beside ?? foot ?? document.querySelector<HTMLElement>("main h1"))?.focus({ preventScroll: true });
    });
  };
};
