/** A section of a document that a rule rests on. */
export interface Section {
  /** Document and section, as a person names them. */
  readonly title: string;
  readonly url: string;
}

/** What may be chosen for a reporter. Each reporter takes what concerns it and ignores the rest. */
export interface ReporterOptions {
  /** Pretty: colour the marks and labels. Off unless asked for; meaning never depends on it. */
  readonly color?: boolean;
  /** Pretty: columns of the terminal, 40 to 1000; 100 unless given. */
  readonly width?: number;
  /** JUnit and GitHub: `warning` makes warnings count as failures. */
  readonly failOn?: 'failed' | 'warning';
  /** JUnit and GitHub: the configuration file, relative to the repository, so that annotations land somewhere real. */
  readonly file?: string;
  /** JUnit and GitHub: the line of that file which names the endpoint, from 1. */
  readonly line?: number;
  /** Markdown: the most octets, 1,000,000 unless given; what does not fit is cut and the cut is told. */
  readonly octets?: number;
  /** Titles and addresses of the sections cited, by `document#section`; one that is missing is shown as it is cited. */
  readonly sections?: Readonly<Record<string, Section>>;
}
