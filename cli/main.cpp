#include "cli/command.hpp"

int main(int argc, char** argv) { return lemmacheck::run_command(argc, argv); }
