/** Puts a text into the clipboard. An older web view without the clipboard gets the old way. */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const before = document.activeElement;
    const area = document.createElement("textarea");
    area.value = text;
    area.className = "vh";
    // while a sheet is open, the page under it cannot take the selection
    (document.querySelector("dialog[open]") ?? document.body).append(area);
    area.select();

    const done = document.execCommand("copy");
    area.remove();
    if (before instanceof HTMLElement) before.focus();
    return done;
  }
}
