/** Ends what a run is doing when its last request is spent (`maxRequests`). */
export class BudgetSpent extends Error {
  constructor(requests: number) {
    super(`all ${requests} requests that the run may send were spent`);
    this.name = 'BudgetSpent';
  }
}
