# bash completion for kgingest, kgq, kgrules and kgeval: options come from what --help says.

_newsgraph_options() {
  "$@" --help 2>/dev/null | grep -oE -- '(^|[ ,])--[a-z][a-z-]*' | tr -d ' ,' | sort -u
}

_newsgraph() {
  local program=$1 cur=$2 prev=$3
  COMPREPLY=()
  case "$(basename -- "$program") $prev" in
    'kgq --format') mapfile -t COMPREPLY < <(compgen -W 'table json jsonl csv tsv' -- "$cur"); return ;;
    'kgq -c')
      mapfile -t COMPREPLY < <(compgen -W "$("$program" --help-commands 2>/dev/null | grep -oE '^\.[a-z]+')" -- "$cur")
      return ;;
    'kgingest --format')
      mapfile -t COMPREPLY < <(compgen -W 'auto text html jsonl json csv tsv warc' -- "$cur"); return ;;
    'kgingest --progress') mapfile -t COMPREPLY < <(compgen -W 'auto always never' -- "$cur"); return ;;
    kgrules\ *)
      if [ "$COMP_CWORD" -eq 1 ] && [[ $cur != -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W 'check test explain trace stats values' -- "$cur")
        return
      fi ;;
  esac
  if [[ $cur == -* ]]; then
    local subcommand=()
    if [ "$(basename -- "$program")" = kgrules ] && [ "$COMP_CWORD" -gt 1 ]; then subcommand=("${COMP_WORDS[1]}"); fi
    mapfile -t COMPREPLY < <(compgen -W "$(_newsgraph_options "$program" "${subcommand[@]}")" -- "$cur")
    return
  fi
  compopt -o filenames 2>/dev/null
  mapfile -t COMPREPLY < <(compgen -f -- "$cur")
}

complete -F _newsgraph kgingest kgq kgrules kgeval
