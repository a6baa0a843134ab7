/** Around what opens outside the page's landmarks, so that it lies in one of its own. */
export function PopupLandmark(props: React.ComponentProps<'section'>) {
  return <section aria-label="Opened choices" {...props} />
}
