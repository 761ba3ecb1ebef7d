/** An error whose message is a sentence for whoever runs the hall: what is wrong and what to do. No personal data. */
export class Explained extends Error {
  override readonly name: string = "Explained";
}
