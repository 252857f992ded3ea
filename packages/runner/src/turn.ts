/** Whose turn it is to send. Requests of two cases never mix, so that a control speaks about one of them. */
export interface Turn {
  /** Waits for the turn; `first` goes before all that are not in such a hurry. */
  readonly take: (first?: boolean) => Promise<void>;
  readonly give: () => void;
}

/** Opens the turn of a run; nobody has it yet. */
export function openTurn(): Turn {
  const hurried: (() => void)[] = [];
  const patient: (() => void)[] = [];
  let taken = false;
  return {
    take: (first = false) => {
      if (taken) return new Promise((resolve) => void (first ? hurried : patient).push(resolve));
      taken = true;
      return Promise.resolve();
    },
    give: () => {
      const next = hurried.shift() ?? patient.shift();
      if (next === undefined) taken = false;
      else next();
    },
  };
}
