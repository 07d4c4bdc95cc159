// One toast at a time: a new one takes the place of the last.

export interface Message {
  text: string;
  /** What the button says, when not "Undo". */
  action?: string;
  onaction?: () => void | Promise<void>;
}

class Toasts {
  current = $state.raw<(Message & { key: number }) | null>(null);
  #count = 0;

  show(message: Message): void {
    this.#count += 1;
    this.current = { ...message, key: this.#count };
  }

  dismiss(): void {
    this.current = null;
  }
}

export const toasts = new Toasts();
