/** What a run is doing at the moment. It is for showing progress; nothing is judged by it. */
export type Activity =
  | { readonly doing: 'sending'; readonly id: string; readonly variant: string }
  | {
      readonly doing: 'waiting';
      /** What is waited for, in words: "until replay-after-75-seconds goes on". */
      readonly why: string;
      /** Milliseconds since 1970-01-01T00:00:00Z at which the wait ends. */
      readonly until: number;
    };

/** Is told what a run is doing. */
export type Watch = (activity: Activity) => void;
