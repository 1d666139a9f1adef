// The projector: shows what the console sends, and starts afresh at every connection.
import type { Link } from "./core/link"
import { live, TurnedAway } from "./core/parts"
import { one } from "./core/store"
import { t } from "./core/words"
import { Picture } from "./projector/picture"

function ProjectorPage({ link }: { link: Link }) {
  if (link.closed) return <TurnedAway code={link.closed} />
  const screen = one(link.store, "screen", link.store.me.id)
  return (
    <main id="main">
      {screen && <Picture store={link.store} screen={screen} now={link.now} />}
      {link.trouble && (
        <p class="offline" role="status">
          {t("The connection is lost. This picture may be old." /* On the wall, after some seconds without a connection */)}
        </p>
      )}
    </main>
  )
}

live("projector", ProjectorPage)
