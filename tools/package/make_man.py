#!/usr/bin/env python3
"""make_man.py PROGRAM VERSION > PROGRAM.1: a manual page from what the program's own --help says.

kgq's commands come from `kgq --help-commands`, kgrules' from the help of each subcommand.
"""
import re
import subprocess
import sys


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def escape(text):
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return re.sub(r"^([.'])", r"\\&\1", text, flags=re.M)


class Help:
    """The parts of CLI11's help: what it is, usage, entries by section, footer."""

    def __init__(self, text):
        lines = text.rstrip("\n").split("\n")
        usage = next(i for i, line in enumerate(lines) if line.startswith("Usage:"))
        self.about = " ".join(line.strip() for line in lines[:usage]).strip()
        self.usage = lines[usage][len("Usage:"):].strip()
        self.sections = []
        self.footer = []
        section = None
        for i, line in enumerate(lines[usage + 1:], usage + 1):
            if re.fullmatch(r"(Positionals|Options|Subcommands):", line):
                section = (line[:-1], [])
                self.sections.append(section)
            elif section and re.match(r"  \S", line):
                name, _, text_ = re.sub(r"(\S)  +(?=\S)", "\\1\0", line.strip(), count=1).partition("\0")
                section[1].append([name, text_])
            elif section and re.match(r"   +\S", line):
                section[1][-1][1] = (section[1][-1][1] + " " + line.strip()).strip()
            elif line and section:
                self.footer = lines[i:]
                break


def print_entries(entries):
    for name, text in entries:
        print(".TP\n.B " + escape(name) + "\n" + escape(text or "\\&"))


def print_plain(lines):
    print(".PP\n.nf\n" + escape("\n".join(lines)) + "\n.fi")


def main():
    program, version = sys.argv[1:]
    name = program.rsplit("/", 1)[-1]
    help_ = Help(run(program, "--help"))
    about = re.sub(rf"^{name}: ", "", help_.about)
    about = about[:1].lower() + about[1:]
    print(f'.TH {name.upper()} 1 "" "newsgraph {version}" "newsgraph"')
    print(f".SH NAME\n{name} \\- " + escape(re.split(r"[.:;] |\.$", about)[0]))
    print(".SH SYNOPSIS\n.B " + escape(help_.usage))
    print(".SH DESCRIPTION\n" + escape(help_.about))
    for title, entries in help_.sections:
        print(".SH " + ("ARGUMENTS" if title == "Positionals" else title.upper()))
        print_entries(entries)
        if title == "Subcommands":
            for subcommand, _ in entries:
                part = Help(run(program, subcommand, "--help"))
                print(".SS " + escape(part.usage.replace(f"{program} ", "")))
                for _, options in part.sections:
                    print_entries(options)
    if name == "kgq":
        print(".SH COMMANDS")
        print_plain(run(program, "--help-commands").rstrip("\n").split("\n"))
        print(".SH FILES\n.TP\n.B ~/.kgqrc\nStatements that the interactive shell runs first.")
        print(".TP\n.B ~/.kgq_history\nWhat was typed, kept between sessions.")
        print(".SH ENVIRONMENT\n.TP\n.B PAGER\nShows answers longer than the screen; default less.")
        print(".TP\n.B NO_COLOR\nNo colours when it is set.")
    if help_.footer:
        print(".SH NOTES")
        print_plain(help_.footer)
    others = [page for page in ("kgingest", "kgq", "kgrules", "kgeval") if page != name]
    print(".SH SEE ALSO\n" + ", ".join(f".BR {page} (1)" if i == 0 else f"{page}(1)" for i, page in enumerate(others)))


main()
