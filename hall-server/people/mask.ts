/** First character and a star: 张*. A person's whole name is never shown, however short it is. */
export function maskName(name: string): string {
  const [first = "", ...more] = name;
  return more.length === 0 ? "*" : `${first}*`;
}

/** First three and last four: 110***********0029. Short numbers keep less. */
export function maskIdNumber(idNumber: string): string {
  const tail = idNumber.length >= 12 ? 4 : 2;
  const head = idNumber.length >= 12 ? 3 : 1;
  return idNumber.slice(0, head) + "*".repeat(idNumber.length - head - tail) + idNumber.slice(-tail);
}

/** 138****0000; short numbers keep their last two. */
export function maskPhone(phone: string): string {
  if (phone.length < 11) return "*".repeat(phone.length - 2) + phone.slice(-2);
  return phone.slice(0, 3) + "*".repeat(phone.length - 7) + phone.slice(-4);
}
