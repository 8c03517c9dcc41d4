// A key for each answer that every client is shown: the mock takes any key, and one that ends in a status gets it.
export const keys = {
  200: "any-key",
  "no key": undefined,
  401: "any-key-401",
  403: "any-key-403",
  429: "any-key-429",
  500: "any-key-500",
  503: "any-key-503",
};
