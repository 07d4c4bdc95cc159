import type { ContactChannel } from "$lib/api/backend.ts";
import type { Choice } from "$lib/components/ChipGroup.svelte";
import { key } from "$lib/entry/words.ts";
import { t } from "$lib/i18n/index.ts";

const asked: ContactChannel[] = ["in_person", "call", "video", "message", "letter", "group"];

/** How two people can be in touch, as choices; "other" only where it was noted so. */
export function channels(now: ContactChannel): Choice<ContactChannel>[] {
  const all = asked.includes(now) ? asked : [...asked, now];
  return all.map((value) => ({ value, label: t(`quick-channel-${key(value)}`) }));
}
