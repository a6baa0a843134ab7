export type FormMessageProps = { message: string | undefined; tone?: 'bad' | 'good' }

/** What concerns the form as a whole; stands above its submit button. */
export function FormMessage({ message, tone = 'bad' }: FormMessageProps) {
  const look = tone === 'bad' ? 'bg-bad-soft text-bad' : 'bg-good-soft text-good'
  return (
    <p
      role="alert"
      className={`rounded-control text-small font-medium not-empty:px-3 not-empty:py-2 empty:hidden ${look}`}
    >
      {message}
    </p>
  )
}
