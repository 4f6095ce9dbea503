import { execFileSync } from "node:child_process";

// The name beside the address: through a proxy, https-proxy-agent 9 holds a certificate of a bare address against "localhost".
const names = "subjectAltName=IP:127.0.0.1,DNS:localhost";

/** A certificate for 127.0.0.1 that nobody else has, good for two days. */
export function ownCertificate(): { readonly key: string; readonly cert: string } {
  const made = execFileSync(
    "openssl",
    [
      ...["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"],
      ...["-subj", "/CN=127.0.0.1", "-addext", names, "-keyout", "-", "-out", "-"],
    ],
    { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] },
  );
  const block = (name: string) => new RegExp(`-----BEGIN ${name}-----[^]*?-----END ${name}-----`).exec(made)?.[0] ?? "";
  return { key: block("PRIVATE KEY"), cert: block("CERTIFICATE") };
}
