/** A style sheet taken in as text by the bundler. */
declare module '*.css' {
  const text: string;
  export default text;
}
