/** The spellings that a text may come back in; written apart from those of the runner. */
export function spellings(text: string): readonly string[] {
  const octets = new TextEncoder().encode(text);
  const base64 = btoa(String.fromCharCode(...octets)).replace(/=+$/, '');
  const hex = [...octets].map((one) => one.toString(16).padStart(2, '0')).join('');
  const form = new URLSearchParams({ x: text }).toString().slice(2);
  return [
    text,
    encodeURIComponent(text),
    encodeURI(text),
    form,
    JSON.stringify(text).slice(1, -1),
    base64,
    base64.replaceAll('+', '-').replaceAll('/', '_'),
    hex,
    hex.toUpperCase(),
  ];
}
