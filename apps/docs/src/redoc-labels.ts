/** What a button is called: by what it shows, too, so that who speaks to the computer can name what they see. */
export function labelOf(label: string, text: string): string {
  const seen = text.trim();
  return seen === "" || label.includes(seen) ? label : `${label}: ${seen}`;
}
