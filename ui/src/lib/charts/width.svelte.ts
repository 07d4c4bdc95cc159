import { flushSync } from "svelte";
import type { Attachment } from "svelte/attachments";
import { look } from "../look.svelte.ts";
import { sizes, type Sizes } from "./keel.ts";

/** What an A4 or a Letter page holds, in CSS px: a drawing made for a wider window would be cut off there. */
const PAPER = 690;

/**
 * The width of a chart's container in CSS px, and the sizes that go with the text scale. A chart draws itself
 * again for each width; it is never stretched, since that would scale its words.
 *
 *     const box = new Width();
 *     <div {@attach box.watch}><svg width={box.px} …></div>
 */
export class Width {
  px = $state(0);

  /** Everything a chart measures with, at the present text scale. */
  get sizes(): Sizes {
    return sizes(look.textScale);
  }

  /** The width in px that would be left at text scale 1: what decides how much a chart can hold. */
  get room(): number {
    return this.px / look.textScale;
  }

  readonly watch: Attachment<HTMLElement> = (element) => {
    this.px = Math.floor(element.clientWidth);
    const observer = new ResizeObserver((entries) => {
      const width = entries[0]?.contentRect.width;
      if (width !== undefined) this.px = Math.floor(width);
    });
    observer.observe(element);
    let onScreen = 0;
    const toPaper = () => {
      onScreen = this.px;
      this.px = Math.min(this.px, PAPER);
      // the page is laid out for paper as soon as this event is over
      flushSync();
    };
    const toScreen = () => (this.px = onScreen);
    addEventListener("beforeprint", toPaper);
    addEventListener("afterprint", toScreen);
    return () => {
      observer.disconnect();
      removeEventListener("beforeprint", toPaper);
      removeEventListener("afterprint", toScreen);
    };
  };
}
