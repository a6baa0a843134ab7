import type { Metadata } from 'next'
import type { ReactNode } from 'react'

export const metadata: Metadata = { title: 'Privacy' }

/** The policy that Meta's app settings point to. What it says is what lib/privacy does. */
export default function PrivacyPage() {
  return (
    <main id="content" className="mx-auto w-full max-w-2xl space-y-6 px-4 py-10 text-body">
      <h1 className="text-title font-bold tracking-tight">Privacy</h1>
      <Part title="What is kept">
        <p>
          Of people who talk to a bot: what the bot platform tells us, which is their messages, the name,
          phone number and identifiers that they have there, and which ad or link brought them. It belongs to
          the business whose bot it is, and only that business’s members see it.
        </p>
        <p>
          Of people who connect an ad account with Facebook: their name and id as Facebook gives them to this
          app, and an access token, encrypted. With the token we read their ad accounts: names of campaigns
          and ads, and what ads cost and brought by day. We change nothing there. Where they choose Pages,
          Instagram accounts or WhatsApp numbers, we ask Meta with it to send us the messages of these, and
          once a day whether they may still answer for them.
        </p>
        <p>
          Of people who link Facebook to sign in: Facebook’s id of them for this app, until they unlink it. We
          keep no token of that.
        </p>
      </Part>
      <Part title="How long">
        <p>
          Raw deliveries are emptied after 14 days, unless the business chose another time. What people wrote
          is kept as long as the business chose, and emptied then, with names and phone numbers that nothing
          since has told. A token goes when its login is disconnected or taken back at Facebook. The rest
          stays until it is erased as below.
        </p>
      </Part>
      <Part title="How to have it deleted">
        <p>
          <strong>If you talked to a bot,</strong> ask the business whose bot it is. It can erase you at once:
          your messages, name, phone number, identifiers and the raw deliveries with them go for ever. What
          stays is a count without you in it. We keep the ids of single events, so that the same event is
          never taken twice.
        </p>
        <p>
          <strong>If you connected with Facebook,</strong> disconnect on the Connections page; or remove this
          app in Facebook’s settings under Apps and Websites and press “Send request”. Your login, its token,
          the ad accounts read with it and all that was fetched of them are removed in every workspace;
          messages that it answered for stop, and you no longer sign in with Facebook. Facebook gives you the
          address of a page that says how far it is. If you only remove the app, the token goes and reading
          stops; figures fetched so far stay with the business.
        </p>
      </Part>
    </main>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="space-y-2">
      <h2 className="text-section font-semibold">{title}</h2>
      {children}
    </section>
  )
}
