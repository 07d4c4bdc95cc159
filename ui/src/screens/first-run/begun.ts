// What is said on the way through the first start, and how it is kept at the end of its step.
import { backend } from "$lib/api/backend.ts";
import { usual } from "../care/leads.ts";

export interface Care {
  what: string;
  who: string;
}

/** The steps there are, in their order. */
export const all = ["keep", "around", "remind"] as const;
export type Step = (typeof all)[number];

export interface Begun {
  step: Step;
  care: Care[];
  people: string[];
  rhythm: number | null;
}

export const nothing: Begun = { step: "keep", care: [], people: [], rhythm: null };

/** Keeps care, people and rhythm, and takes what is kept from `begun`: after a refusal the rest can be tried again. */
export async function keepAround(begun: Begun): Promise<void> {
  for (const { what, who } of [...begun.care]) {
    const line = await backend.careLineBlank();
    let professional = null;
    if (who !== "") {
      const person = { ...(await backend.personBlank("professional")), name: who };
      await backend.personSave(person);
      professional = person.id;
    }
    await backend.careLineSave({ ...line, name: what, professional }, [...usual]);
    begun.care.shift();
  }
  for (const name of [...begun.people]) {
    await backend.personSave({ ...(await backend.personBlank("person")), name });
    begun.people.shift();
  }
  if (begun.rhythm !== null) await backend.rhythmSave(begun.rhythm);
}
