/** Length is what makes a password strong (NIST SP 800-63B §3.1.1.2). For forms and for the server. */
export const shortestPassword = 10
