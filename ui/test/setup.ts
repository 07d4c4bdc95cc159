// What jsdom does not have and the window uses. As little of each as the components need.
import { afterEach, vi } from "vitest";

Object.assign(HTMLDialogElement.prototype, {
  showModal(this: HTMLDialogElement) {
    this.setAttribute("open", "");
  },
  close(this: HTMLDialogElement) {
    this.removeAttribute("open");
  },
});

const toggled = (element: HTMLElement, newState: "open" | "closed") =>
  element.dispatchEvent(Object.assign(new Event("toggle"), { newState }));
Object.assign(HTMLElement.prototype, {
  showPopover(this: HTMLElement) {
    this.dataset["popoverOpen"] = "";
    toggled(this, "open");
  },
  hidePopover(this: HTMLElement) {
    delete this.dataset["popoverOpen"];
    toggled(this, "closed");
  },
});

class TestResizeObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}
vi.stubGlobal("ResizeObserver", TestResizeObserver);
window.scrollTo = () => undefined;

afterEach(() => {
  vi.useRealTimers();
});
