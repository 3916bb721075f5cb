// What every run needs and no run changes, loaded once for all of them: the pure domain. A run loads only what is its
// own. The SDK freezes what these modules export, so that a value which a run could change fails at once.
import '../../domain/admit.ts'
import '../../domain/decide/decide.ts'
import '../../domain/import/importing.ts'
import '../../domain/notices/notices.ts'
import '../../domain/opening.ts'
