import { z } from 'zod'

/** The password is taken whole, spaces and all. */
export const signInSchema = z.strictObject({
  email: z.string().trim().min(1, 'Enter your e-mail address.').max(320, 'This is too long.'),
  password: z.string().min(1, 'Enter your password.').max(1024, 'This is too long.'),
})

export type SignIn = z.infer<typeof signInSchema>
