/** What a sign shows from now on, until it is told something else. */
export interface SignText {
  /** At most 500 characters. Empty clears the sign. Line breaks part the rows of signs that have several. */
  text: string;
  /** These two are wishes: a sign that cannot shows the text as it can. */
  motion?: "still" | "scroll" | "blink";
  color?: "red" | "green" | "yellow";
}
