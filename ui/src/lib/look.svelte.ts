// The look the person chose, put on <html>. Without a choice the system decides (see tokens.css).

export type Theme = "system" | "light" | "dark" | "contrast" | "contrast-dark";

export interface Look {
  theme: Theme;
  /** 0.8 to 2 */
  textScale: number;
  lessMotion: boolean;
}

const current = $state<Look>({ theme: "system", textScale: 1, lessMotion: false });

/** Read by charts: their geometry grows with the text. */
export const look: Readonly<Look> = current;

let desktop: "light" | "dark" | null = null;

/**
 * Sets what is given and leaves the rest. `portal` is what the desktop reports, for when the person chose "system";
 * without it, what it reported last still counts.
 */
export function setLook(next: Partial<Look>, portal?: "light" | "dark" | null): void {
  if (portal !== undefined) desktop = portal;
  Object.assign(current, next);
  current.textScale = Math.min(2, Math.max(0.8, current.textScale));
  const html = document.documentElement;
  const theme = current.theme === "system" ? desktop : current.theme;
  if (theme) html.dataset["theme"] = theme;
  else delete html.dataset["theme"];
  if (current.lessMotion) html.dataset["motion"] = "less";
  else delete html.dataset["motion"];
  html.style.setProperty("--text-scale", String(current.textScale));
}
