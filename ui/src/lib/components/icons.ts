import type { Component } from "svelte";

/** A lucide icon, or one of our own drawn on the same 24 px grid. */
export type IconType = Component<{ class?: string }>;

/** The streams in their fixed order, and the words of the catalogue for them. */
export const streams = ["care", "heard", "helped", "company"] as const;
export type Stream = (typeof streams)[number];
